/** What a link carries: files by path, releases by software, and the file in front. */
export interface Shared {
  readonly files: Readonly<Record<string, string>>
  readonly targets: Readonly<Record<string, string>>
  readonly current?: string
}

const mark = 'content='

/** Packs a content into the fragment of an address, which browsers send to nobody. */
export async function packed(shared: Shared): Promise<string> {
  const stream = new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `#${mark}${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Unpacks the fragment of an address; nothing where it carries no content of ours. */
export async function unpacked(fragment: string): Promise<Shared | undefined> {
  if (!fragment.startsWith(`#${mark}`)) return undefined
  try {
    const bytes = Uint8Array.from(atob(fragment.slice(1 + mark.length).replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const { files, targets, current } = JSON.parse(await new Response(stream).text()) as Partial<Shared>
    const isTexts = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')
    if (!isTexts(files)) return undefined
    return { files, targets: isTexts(targets) ? targets : {}, ...(typeof current === 'string' ? { current } : {}) }
  } catch {
    return undefined
  }
}
