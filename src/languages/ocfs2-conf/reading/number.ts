/**
 * Reads an unsigned number as o2cb does with `strtoul` in base 10: white space and a sign may come first, nothing behind.
 *
 * A negative number wraps around 64 bits. Returns `undefined` for what is no number, infinity for one that does not fit.
 *
 * Source: ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_cluster_fill_node().
 */
export function readUnsigned(text: string): number | undefined {
  const [, sign, digits] = /^[ \t\n\v\f\r]*([+-]?)0*([0-9]+)$/.exec(text) ?? []
  if (digits === undefined) return undefined
  if (digits.length > 20) return Infinity
  const magnitude = BigInt(digits)
  if (magnitude >= 2n ** 64n) return Infinity
  return Number(sign === '-' ? BigInt.asUintN(64, -magnitude) : magnitude)
}
