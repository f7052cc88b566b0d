import { fingerprintOf } from '../text/fingerprint.js'
import { defineReader, originIn } from './reader.js'
import { scriptCommands } from './script-commands.js'
import { shellTokens } from './shell/shell-tokens.js'

/**
 * A resource script of heartbeat, such as `drbddisk`: what it is and which commands its branches run.
 *
 * Commands come without their folder and with the script's own variables filled in. A function that a branch calls is
 * followed; its commands count as the branch's.
 *
 * Source: heartbeat resources/ResourceManager.in runs `SCRIPT [arguments] start|stop|status` and looks at the exit status.
 */
export const resourceScript = defineReader({
  id: 'resource-script',
  title: 'Resource script of heartbeat',
  paths: ['/etc/ha.d/resource.d/*', '/etc/heartbeat/resource.d/*', '/etc/ha.d/resources/*'],
  *scan(input) {
    const name = input.path.slice(input.path.lastIndexOf('/') + 1)
    const isShell = /^\uFEFF?#!.*\b(ba|da|k|z|a)?sh\b/.test(input.text.slice(0, 200))
    yield {
      kind: 'resource-script',
      origin: originIn(input, { start: 0, end: endOfFirstLine(input.text) }),
      name,
      path: input.path,
      fingerprint: fingerprintOf(isShell ? shellTokens(input.text).map(token => token.text) : [input.text]),
      ...(input.mode === undefined ? {} : { isExecutable: (input.mode & 0o111) !== 0 }),
    }
    if (!isShell) return
    yield* scriptCommands(input, name)
  },
})

function endOfFirstLine(text: string): number {
  const newline = text.indexOf('\n')
  return newline === -1 ? text.length : newline
}
