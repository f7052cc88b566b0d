/** Reads an IPv4 address of four decimal numbers as `inet_pton` does; returns its four bytes. */
export function readIpv4(text: string): readonly number[] | undefined {
  // Most texts are names, which a look at the first sign tells.
  const first = text.charCodeAt(0)
  return first >= 48 && first <= 57 && !/(^|\.)0[0-9]/.test(text) ? readPaddedIpv4(text) : undefined
}

/** Reads an IPv4 address of four decimal numbers as people do, to whom `010` is ten; returns its four bytes. */
export function readPaddedIpv4(text: string): readonly number[] | undefined {
  const match = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$/.exec(text)
  const bytes = match?.slice(1).map(Number)
  return bytes?.every(byte => byte <= 255) === true ? bytes : undefined
}

/**
 * Reads an IPv4 address as the older `inet_addr` does: one to four numbers, decimal, octal (`010`) or hexadecimal
 * (`0x8`), the last one filling the bytes that are left. Returns the four bytes.
 */
export function readLooseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.')
  if (parts.length > 4) return undefined
  const numbers: number[] = []
  for (const part of parts) {
    if (!/^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.test(part)) return undefined
    numbers.push(/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part))
  }
  const last = numbers.pop() ?? 0
  const left = 4 - numbers.length
  if (numbers.some(number => number > 255) || last >= 256 ** left) return undefined
  const tail = Array.from({ length: left }, (_, index) => Math.floor(last / 256 ** (left - 1 - index)) % 256)
  return [...numbers, ...tail]
}

/** Reads an IPv6 address as `inet_pton` does, without scope; returns its sixteen bytes. */
export function readIpv6(text: string): readonly number[] | undefined {
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text)) return undefined
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [before, after] = [groupBytes(halves[0] ?? '', halves.length === 1), groupBytes(halves[1] ?? '', true)]
  if (before === undefined || after === undefined) return undefined
  if (halves.length === 1) return before.length === 16 ? before : undefined
  const missing = 16 - before.length - after.length
  return missing < 2 ? undefined : [...before, ...new Array<number>(missing).fill(0), ...after]
}

/** Reads an IPv6 address behind which a zone such as `%eth0` may stand; returns its sixteen bytes. */
export function readZonedIpv6(text: string): readonly number[] | undefined {
  return readIpv6(text.replace(/%[^\s%/]+$/, ''))
}

/** Makes one number of the bytes of an IPv4 address. */
export function numberOfIpv4(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Reads groups between colons; an IPv4 address may close the last half. */
function groupBytes(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return []
  const groups = text.split(':')
  const bytes: number[] = []
  for (const [index, group] of groups.entries()) {
    if (group.includes('.')) {
      const tail = mayEndInIpv4 && index === groups.length - 1 ? readIpv4(group) : undefined
      if (tail === undefined) return undefined
      bytes.push(...tail)
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 255)
    }
  }
  return bytes
}
