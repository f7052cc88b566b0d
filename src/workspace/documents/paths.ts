/** The path on the host of a file below the folder that stands for its `/`. */
export function pathOnHost(root: string, file: string): string {
  const below = root === '.' || root === '' ? file : file.slice(root.length)
  return below.startsWith('/') ? below : `/${below}`
}

/** Writes an absolute path as it is seen from a folder; a path that is not absolute stays as it is. */
export function relativePath(folder: string, path: string): string {
  if (!path.startsWith('/')) return path
  const from = folder.split('/').filter(part => part !== '')
  const to = path.split('/').filter(part => part !== '')
  let same = 0
  while (same < from.length && from[same] === to[same]) same += 1
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}
