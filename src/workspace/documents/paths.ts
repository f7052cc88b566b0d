/** The path on the host of a file below the folder that stands for its `/`. */
export function pathOnHost(root: string, file: string): string {
  const below = root === '.' || root === '' ? file : file.slice(root.length)
  return below.startsWith('/') ? below : `/${below}`
}
