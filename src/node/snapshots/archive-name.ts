/** Tells whether a file's name is that of an archive. */
export function isArchiveName(path: string): boolean {
  return /\.(tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz|zst))$/i.test(path)
}
