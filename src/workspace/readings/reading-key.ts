import type { IncludeRequest, Reading } from '../../languages/language.js'

/** A file may be read in two ways: as it is, and as the template of another. */
export function readingKey({ file, role }: Pick<Reading, 'file' | 'role'>): string {
  return keyOfRole(file.source.id, role)
}

/** The same of a file that is not read yet. */
export function keyOfRole(path: string, role: IncludeRequest['kind'] | undefined): string {
  return role === 'template' ? `${path}\0template` : path
}
