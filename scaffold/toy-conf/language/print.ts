import type { ToyConfSettings } from './schema.js'

/** Writes a fresh toy.conf. A secret only answers questions about itself, so that this is the one place where it is told. */
export function print({ port, peers, key }: ToyConfSettings): string {
  const lines = [...(port === undefined ? [] : [`port ${port}`]), ...peers.map(peer => `peer ${peer}`)]
  key?.is(text => {
    lines.push(`key ${text}`)
    return true
  })
  return lines.map(line => `${line}\n`).join('')
}
