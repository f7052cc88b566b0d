/** What the client calls the files. */
export interface Uris {
  /** The path by which the workspace knows a file; a URI that names none stays as it is. */
  pathOf(uri: string): string
  /** The URI of a path, as the client has spelt it, where it has. */
  uriOf(path: string): string
  /** Takes note of how the client spells the URI of a file or folder. */
  learn(uri: string): void
}

/** Starts with the folders that the client has opened: what lies below is spelt as they are. */
export function createUris(): Uris {
  const spelt = new Map<string, string>()
  return {
    pathOf,
    learn(uri) {
      spelt.set(pathOf(uri), uri.replace(/(?<=[^/])\/$/, ''))
    },
    uriOf(path) {
      const own = spelt.get(path)
      if (own !== undefined || !path.startsWith('/')) return own ?? path
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        const folder = spelt.get(path.slice(0, end))
        if (folder !== undefined) return folder + encoded(path.slice(end))
      }
      return `file://${encoded(path)}`
    },
  }
}

/** Only a file of this machine has a path. */
function pathOf(uri: string): string {
  if (!/^file:\/\/(localhost)?\//i.test(uri)) return uri
  try {
    const path = decodeURIComponent(new URL(uri).pathname)
    return path.replace(/(?<=.)\/+$/, '')
  } catch {
    return uri
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
