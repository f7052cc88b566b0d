/** A file of a folder or an archive: its path without a leading `/`, and its text. */
export type TextFile = readonly [path: string, text: string]

/** What is larger, or is no text, is left out; so is what comes after so many files. */
const largest = 1024 * 1024
const most = 2_000

/** Reads what somebody dropped or chose: tar archives, packed by gzip or not, folders, and single files. */
export async function readDropped(items: readonly (FileSystemEntry | File)[]): Promise<TextFile[]> {
  const files: TextFile[] = []
  for (const item of items) {
    if (item instanceof File) files.push(...(await readFile(item, item.webkitRelativePath === '' ? item.name : item.webkitRelativePath)))
    else for await (const [path, file] of below(item)) files.push(...(await readFile(file, path)))
  }
  return files.slice(0, most)
}

async function* below(entry: FileSystemEntry): AsyncGenerator<readonly [string, File]> {
  const path = entry.fullPath.replace(/^\/+/, '')
  if (entry.isFile) {
    yield [path, await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))]
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A reader gives a hundred at a time.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (entries.length === 0) return
    for (const inner of entries) yield* below(inner)
  }
}

async function readFile(file: File, path: string): Promise<TextFile[]> {
  const isPacked = /\.(?:tgz|tar\.gz)$/.test(file.name)
  if (isPacked || file.name.endsWith('.tar')) {
    const stream = isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream()
    return [...tarFiles(new Uint8Array(await new Response(stream).arrayBuffer()))].slice(0, most)
  }
  const text = file.size > largest ? undefined : textOf(new Uint8Array(await file.arrayBuffer()))
  return text === undefined ? [] : [[path, text]]
}

/** Lists the texts of a tar archive (POSIX, GNU and pax). */
export function* tarFiles(bytes: Uint8Array): Generator<TextFile> {
  let longName: string | undefined
  for (let at = 0; at + 512 <= bytes.length; ) {
    const head = bytes.subarray(at, at + 512)
    const field = (from: number, to: number): string => new TextDecoder().decode(head.subarray(from, to)).replace(/\0[^]*$/, '')
    const size = Number.parseInt(field(124, 136).trim() || '0', 8)
    if (field(0, 100) === '' || !Number.isFinite(size)) return
    const content = bytes.subarray(at + 512, at + 512 + size)
    const type = field(156, 157)
    const prefix = field(257, 262) === 'ustar' ? field(345, 500) : ''
    at += 512 + Math.ceil(size / 512) * 512
    if (type === 'L') longName = new TextDecoder().decode(content).replace(/\0+$/, '')
    else if (type === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1]
    else if (type !== 'g') {
      const path = (longName ?? (prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`)).replace(/^(?:\.?\/)+/, '')
      longName = undefined
      const text = type !== '' && type !== '0' ? undefined : size > largest ? undefined : textOf(content)
      if (text !== undefined && !path.split('/').includes('..')) yield [path, text]
    }
  }
}

/** Reads a text as the command does: UTF-8, or else each byte as a character; nothing for what is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
