import type { Writer } from './writer.js'
import { block, hostNames, isWrong, sometimes, word } from './writer.js'

/** Whose address it is, by number. */
export interface Endpoint {
  readonly resource: number
  readonly host: number
}

/** Writes an address; now and then one that another host, another resource or any host has, or of another family. */
export function address(writer: Writer, { resource, host }: Endpoint): string {
  const { random } = writer
  const port = isWrong(writer, 10) ? 7788 : 7788 + resource
  if (random.oneIn(7)) return `ipv6 [2001:db8::${resource}:${host}]:${port}`
  const family = random.pick(['', '', '', '', 'ipv4 ', 'sdp ', 'ssocks ', 'sci '])
  if (isWrong(writer, 8)) return `${family}127.0.0.${random.oneIn(2) ? 1 : host + 1}:${port}`
  return `${family}${isWrong(writer, 12) ? '192.0.2.1' : `192.0.2.${10 * resource + host + 1}`}:${port}`
}

/** Writes `proxy on HOST { … }`. */
export function proxy(writer: Writer, name: string, { resource, host }: Endpoint): string {
  const { random, dialect } = writer
  const port = 7000 + resource
  const other = isWrong(writer, 6) ? ` ${random.pick(hostNames)}` : ''
  const options = (): string => `options { memlimit ${random.pick(['10M;', '5;', '"7";'])} }`
  return block(`proxy on ${word(writer, name)}${other}`, [
    `inside 127.0.0.1:${port};`,
    `outside 198.51.100.${isWrong(writer, 8) ? 1 : 10 * resource + host + 1}:${port};`,
    dialect === '8.3' ? '' : sometimes(writer, 5, options),
  ])
}
