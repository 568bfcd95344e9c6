/** A CSV as researchers write it: a line for each person and what they are to be paid. */
export function renderCsv(lines: readonly (readonly [person: string, amount: string])[]): string {
  return [['participant_id', 'amount'], ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}
