/** A CSV as researchers write it: a line for each person with the amount to pay. */
export function renderCsv(lines: readonly (readonly [person: string, amount: string])[]): string {
  return [['participant_id', 'amount'], ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}
