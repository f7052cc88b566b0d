import type { Fault } from '../diagnostics/diagnostic.js'
import { secretNameKind } from '../secrets/secret-name.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { misspeltAssignment } from './rules/shell-variables/misspelt-assignment.js'
import { unclosedQuote } from './rules/shell-variables/unclosed-quote.js'
import { commandsIn, readAssignments } from './shell/assignments.js'
import { shellTokens } from './shell/shell-tokens.js'
import type { ShellToken } from './shell/shell-tokens.js'

/** Files that init scripts of the cluster run as shell; others in these folders may be of any form (`iptables`). */
const sourced = new Set([
  'cluster', 'cman', 'ccsd', 'fenced', 'clvmd', 'gnbd', 'gfs2', 'rgmanager', 'o2cb', 'ocfs2', 'drbd', 'heartbeat', 'corosync',
  'pacemaker', 'network', 'xendomains',
])

/**
 * Settings of init scripts, written as shell assignments.
 *
 * Of a variable that is set twice the last one counts. What depends on a command or a condition has no value; neither has
 * what looks like a secret by its name. On Red Hat, `HOSTNAME` in `/etc/sysconfig/network` names the host.
 *
 * Source: the init scripts source these files (cman/init.d/cman of cluster, vendor/common/o2cb.init of ocfs2-tools).
 */
export const shellVariables = defineReader({
  id: 'shell-variables',
  title: 'Settings of init scripts',
  paths: ['/etc/sysconfig/*', '/etc/default/*', '/etc/conf.d/*'],
  *scan(input) {
    if (sourced.has(input.path.slice(input.path.lastIndexOf('/') + 1))) yield* brokenLines(input, shellTokens(input.text))
    const variables = readAssignments(input.text)
    for (const { name, token, value } of variables.values()) {
      yield {
        kind: 'shell-variable',
        origin: originIn(input, token),
        path: input.path,
        name,
        ...(value === undefined || secretNameKind(name) !== undefined ? {} : { value }),
      }
    }
    const hostName = variables.get('HOSTNAME')
    if (input.path === '/etc/sysconfig/network' && hostName?.value) {
      yield { kind: 'host-name', origin: originIn(input, hostName.token), name: hostName.value, source: 'hostname' }
    }
  },
})

function* brokenLines(input: ReaderInput, tokens: readonly ShellToken[]): Generator<Fault> {
  const open = tokens.find(token => token.isUnclosed === true)
  if (open !== undefined) {
    const quote = /["'`]|\$[({]/.exec(open.text)?.[0] ?? '"'
    const start = open.start + Math.max(open.text.indexOf(quote), 0)
    yield { rule: unclosedQuote.id, at: originIn(input, { start, end: start + quote.length }), message: 'The quote that begins here is not closed' }
  }
  for (const { words } of commandsIn(tokens)) {
    const [name, sign] = words
    if (name === undefined || sign === undefined || !/^[A-Z_][A-Z0-9_]*$/.test(name.text) || !sign.text.startsWith('=')) continue
    const value = sign.text === '=' ? words[2] : undefined
    const gap = { start: name.end, end: value?.start ?? sign.end }
    const blankOnly = { start: name.end, end: sign.text === '=' ? gap.end : sign.start }
    yield {
      rule: misspeltAssignment.id,
      at: originIn(input, blankOnly),
      message: `Blanks around "=" make "${name.text}" a command instead of a variable`,
      fixes: [
        {
          title: 'Take out the blanks',
          safety: 'unsafe',
          edits: [{ file: input.file, span: blankOnly, newText: sign.text === '=' ? '=' : '' }],
        },
      ],
    }
  }
}
