import { describe, expect, it } from '@jest/globals';
import { remedyFor } from '../../../src/adapters/github/remedies.ts';

const refused = { status: 403, type: null };
const rules = 'Repository rule violations found\n\n';

describe('the remedy for a refusal of GitHub', () => {
  it.each([
    [
      'Although you appear to have the correct authorization credentials, the `lab` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      'Use a runner with an address on the list',
    ],
    [
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      'Configure SSO',
    ],
    ['Repository was archived so is read-only.', 'is archived'],
    [`${rules}Changes must be made through a pull request.`, 'requires pull requests'],
    [`${rules}Commits must have verified signatures.`, 'requires signed commits'],
    [`${rules}Required status check "test" is expected.`, 'requires checks'],
    [`${rules}Changes must be made through the merge queue`, 'requires a merge queue'],
    [`${rules}Cannot create ref due to creations being restricted.`, 'forbids making'],
    [`${rules}Cannot update this protected ref.`, 'forbids writing'],
    [`${rules}Something new`, 'requires what is named here'],
    [
      'You are not authorized to push to this branch. protected branch hook declined',
      'forbids writing',
    ],
    ['Resource not accessible by integration', 'permissions: contents: write'],
    ['Resource not accessible by personal access token', 'contents: write` on lab/study'],
  ])('that says "%s" fits its cause', (message, remedy) => {
    expect(remedyFor({ ...refused, message }, 'lab/study')).toContain(remedy);
  });

  it.each([
    [{ status: 401, type: null, message: 'Bad credentials' }, 'GitHub does not know it'],
    [{ status: 404, type: null, message: 'Not Found' }, 'Check the spelling'],
    [{ status: 410, type: null, message: 'Gone' }, 'Check the spelling'],
    [{ status: 200, type: 'NOT_FOUND', message: 'Could not resolve' }, 'Check the spelling'],
    [{ status: 409, type: null, message: 'Git Repository is empty.' }, 'first commit'],
    [{ status: 200, type: 'FORBIDDEN', message: 'no' }, 'permissions: contents: write'],
    [{ status: 200, type: 'INSUFFICIENT_SCOPES', message: 'no' }, 'permissions: contents: write'],
    [{ status: 200, type: 'BRANCH_PROTECTION_RULE_VIOLATION', message: 'no' }, 'requires what'],
    [{ status: 200, type: 'FORBIDDEN', message: 'SAML enforcement' }, 'Configure SSO'],
  ])('of the kind %j fits its cause', (error, remedy) => {
    expect(remedyFor(error, 'lab/study')).toContain(remedy);
  });

  it.each([
    { status: 422, type: null, message: 'Validation failed' },
    { status: 200, type: 'STALE_DATA', message: 'Expected branch to point to "a"' },
    { status: 200, type: null, message: 'Syntax Error' },
  ])('is none where nothing was refused: %j', (error) => {
    expect(remedyFor(error, 'lab/study')).toBeNull();
  });
});
