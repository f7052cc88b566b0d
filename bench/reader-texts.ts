import type { Reader } from '../src/readers/reader.js'

/** Pieces that mean something to one reader or another, so that random texts get somewhere. */
export const readerPieces: readonly string[] = [
  '{', '}', '[', ']', '=', ',', ':', ';', ';;', '|', '||', '&&', '&', '(', ')', '"', "'", '`', '\\', '$', '$(', '${', '#', '<<EOF\n', 'EOF\n',
  '\n', '\r\n', ' ', '\t', '\uFEFF', '\0', 'é', '💥',
  'vg1', 'extent_size = 8192', 'logical_volumes {', 'segment1 {', 'extent_count = 3', 'segment_count = 1', 'type = "striped"',
  '{"report":[{"lv":[', '{"lv_name":"a","vg_name":"b","lv_size":"4B"}', '"blockdevices"', '"size":', '1073741824', '1.5g', 'null', 'true', '-1e999',
  '[{"ifname":"eth0","addr_info":[', '{"family":"inet","local":"192.0.2.1","prefixlen":24}', '2: eth0    inet 192.0.2.1/24 scope global eth0',
  'case $1 in', 'start)', 'esac', 'if', 'then', 'else', 'fi', 'while', 'do', 'done', 'for', 'exec', 'f()', 'function', '#!/bin/sh\n', '### BEGIN INIT INFO\n',
  'auto eth0', 'iface eth0 inet static', 'address 192.0.2.1', 'IPADDR=192.0.2.1', 'DEVICE=eth0', 'disk =', "['phy:/dev/vg/a,xvda,w']", 'name = "a"',
  '/etc/rc2.d:', 'S70drbd', '192.0.2.4 alpha', '/dev/sda1 / ext3 defaults 0 1', ' 0: cs:Connected st:Primary/Secondary ld:Consistent', 'version: 0.7.19',
  '600 root root /etc/ha.d/authkeys', 'rw 256 512 4096 0 1073741824 /dev/sda', '* # Provides: drbd', '*',
]
/** A path for each pattern that the reader claims, its magic filled in. */
export function pathsOf(reader: Reader): string[] {
  return reader.paths.map(path => path.replaceAll('*', 'name').replaceAll('?', '2'))
}

/** Reads one text of about `size` characters for each piece: three of another piece, then this one again and again. */
export function readHardTexts(reader: Reader, size: number): void {
  const [path = ''] = pathsOf(reader)
  for (const [index, piece] of readerPieces.entries()) {
    const text = `${readerPieces[(index * 7) % readerPieces.length] ?? ''} `.repeat(3) + piece.repeat(Math.ceil(size / piece.length))
    reader.read({ text, file: 'f', path })
  }
}
