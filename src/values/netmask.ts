import { readIpv4 } from '../text/ip-address.js'

/**
 * Reads the mask of an IPv4 address, `24` or `255.255.255.0`; returns the length of the prefix.
 *
 * `undefined` for anything else, a mask with gaps such as `255.0.255.0` too.
 */
export function prefixOf(text: string): number | undefined {
  if (/^[0-9]{1,2}$/.test(text)) return Number(text) <= 32 ? Number(text) : undefined
  const bytes = readIpv4(text)
  return bytes === undefined ? undefined : prefixOfBytes(bytes)
}

/** Counts the leading ones of a mask in bytes; nothing for one with gaps. */
export function prefixOfBytes(bytes: readonly number[]): number | undefined {
  const bits = bytes.map(byte => byte.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined
}
