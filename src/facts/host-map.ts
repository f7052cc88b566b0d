/** A node that a fence device is for, where its name stands in the value, and what the device knows it by. */
export interface MappedHost {
  readonly node: string
  readonly start: number
  readonly outlets: readonly string[]
}

/**
 * Reads a pcmk_host_map, such as `alpha:1;beta:2,3`: an entry without a colon or equals sign counts for nothing.
 *
 * Source: pacemaker daemons/fenced/fenced_commands.c build_port_aliases().
 */
export function hostMap(text: string): readonly MappedHost[] {
  return [...text.matchAll(/[^\s;]+/g)].flatMap(({ 0: entry, index }) => {
    const at = entry.search(/[:=]/)
    return at < 1 ? [] : [{ node: entry.slice(0, at), start: index, outlets: entry.slice(at + 1).split(',').filter(outlet => outlet !== '') }]
  })
}

/** Reads a pcmk_host_list, such as `alpha beta` or `alpha,beta`. */
export function hostList(text: string): readonly Pick<MappedHost, 'node' | 'start'>[] {
  return [...text.matchAll(/[^\s,;]+/g)].map(({ 0: node, index: start }) => ({ node, start }))
}
