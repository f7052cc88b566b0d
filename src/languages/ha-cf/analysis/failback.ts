import type { HaCf } from '../schema.js'

/** Tells whether what the file says of failback is not known: a line is not understood, or `auto_failback` has a value that is none. */
export function isFailbackUnread({ failback, hasUnreadLines, directives }: HaCf): boolean {
  return failback.at === undefined && (hasUnreadLines || directives.some(({ name }) => name.value === 'auto_failback'))
}
