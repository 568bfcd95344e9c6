/** What an empty input counts as: from action.yml, by scripts/input-defaults.ts. */
export const inputDefaults = {
  mode: 'auto',
  'require-approval': 'false',
  'require-preview': 'false',
  'max-per-bonus': '50',
  'allow-whole-amounts': 'false',
  'settle-minutes': '2',
  'request-timeout': '60',
  quote: 'false',
  comment: 'auto',
  ledger: 'branch',
  'ledger-branch': 'prolific-bonus-ledger',
  'ledger-path': 'ledger',
  'show-ids': 'false',
  'api-url': 'https://api.prolific.com',
} as const;
