const words: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'permission denied',
  EBUSY: 'something is mounted there',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be too large',
  EIO: 'the disk fails',
  EISDIR: 'a folder stands there',
  ELOOP: 'its links go round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a part of the path is no folder',
  ENXIO: 'nobody listens there',
  EPERM: 'not permitted',
  EPIPE: 'nobody reads it any more',
  EROFS: 'the file system is read-only',
}

/** Says in plain words why the system refused something: `no space is left (ENOSPC)`. */
export function failureInWords(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') return error instanceof Error ? error.message : String(error)
  const known = words[code]
  return known === undefined ? code : `${known} (${code})`
}
