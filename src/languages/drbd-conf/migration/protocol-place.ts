import type { Fix } from '../../../diagnostics/fix.js'
import { isDialectFrom } from '../vocabulary.js'
import { moveOption } from './move-option.js'
import { bodyOf, headOf, loneProtocolOf, sectionIn, sectionOf, written } from './site.js'
import type { Rewrite, Site } from './site.js'
import { syncer } from './syncer.js'

/** Moves `protocol` from the resource into `net {}`, where 8.4 and later keep it. */
export const protocolPlace: Rewrite = {
  mends: [],
  rewrite(site) {
    const section = sectionOf(site)
    if (headOf(site.item) !== 'protocol' || site.item.words.length !== 2 || !isDialectFrom(site.dialect, '8.4')) return undefined
    if (section !== 'resource' && section !== 'common') return undefined
    return withSyncer(site) ?? moveOption(site, {
      section: 'net',
      statement: `protocol ${written(site.item.words[1])};`,
      title: 'Move "protocol" into "net"',
      safety: 'safe',
    })
  },
}

/** Where `syncer {}` becomes the `net {}`, both change at once: the one would wait for the other. */
function withSyncer(site: Site): Fix | undefined {
  const body = bodyOf(site)
  const section = body === undefined ? undefined : sectionIn(body, 'syncer')
  if (body === undefined || section === undefined || loneProtocolOf(body) !== site.item) return undefined
  const fix = syncer.rewrite({ ...site, item: section })
  return fix?.safety === 'safe' && fix.edits.some(({ span }) => span.start <= site.item.start && span.end > site.item.start) ? fix : undefined
}
