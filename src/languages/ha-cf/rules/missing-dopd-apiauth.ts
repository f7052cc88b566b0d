import type { Fix } from '../../../diagnostics/fix.js'
import { defineRule } from '../../../rules/define-rule.js'
import { programOf } from '../analysis/programs.js'
import type { ApiAuth, Directive, HaCf, Respawn } from '../schema.js'

/** dopd needs an `apiauth` line. */
export const missingDopdApiauth = defineRule<HaCf>({
  id: 'ha-cf/missing-dopd-apiauth',
  severity: 'error',
  origin: 'practice',
  summary: 'dopd runs without the apiauth line that it needs',
  why:
    'Heartbeat turns dopd and drbd-peer-outdater away. DRBD then cannot mark the data of its peer as ' +
    'outdated, and its handler fails.',
  do: 'Add apiauth dopd gid=haclient uid=hacluster.',
  sources: ['DRBD User\'s Guide 8.3, "Using dopd"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      '[|respawn hacluster /usr/lib/heartbeat/dopd|]\n',
      'respawn hacluster /usr/lib/heartbeat/dopd\napiauth [|dopd|] uid=root\n',
    ],
    good: ['respawn hacluster /usr/lib/heartbeat/dopd\napiauth dopd gid=haclient uid=hacluster\n'],
  },

  *check({ model }) {
    const dopd = model.respawns.find(respawn => programOf(respawn) === 'dopd')
    if (dopd === undefined || model.isTemplate || model.hasUnreadLines) return
    const rights = model.apiAuths.find(({ client }) => client.value === 'dopd')
    if (rights !== undefined && rights.uids.includes('hacluster') && rights.gids.includes('haclient')) return
    if (rights === undefined && model.directives.some(line => isRefusedFor(line, 'dopd', model))) return
    yield {
      at: rights?.client ?? dopd,
      message:
        rights === undefined
          ? 'dopd has no apiauth line'
          : 'The apiauth line of dopd lacks uid=hacluster or gid=haclient',
      fixes: [rights === undefined ? addition(dopd) : replacement(rights)],
    }
  },
})

/** Tells whether an apiauth line is refused that may be about a service. */
function isRefusedFor({ name, words, span }: Directive, service: string, { apiAuths }: HaCf): boolean {
  if (name.value !== 'apiauth' || apiAuths.some(read => read.span.start === span.start)) return false
  return words.length === 0 || words.some(({ value }) => value.includes(service))
}

const line = 'apiauth dopd gid=haclient uid=hacluster'

function addition({ file, span }: Respawn): Fix {
  const before = { start: span.start, end: span.start }
  return { title: `Add "${line}"`, safety: 'unsafe', edits: [{ file, span: before, newText: `${line}\n` }] }
}

function replacement({ file, span }: ApiAuth): Fix {
  return { title: `Write "${line}"`, safety: 'unsafe', edits: [{ file, span, newText: line }] }
}
