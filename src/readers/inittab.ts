import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * Terminals on which init offers a login: the ones that a serial heartbeat must not use.
 *
 * Source: inittab(5): `id:runlevels:action:process`; getty(8) and mgetty(8).
 */
export const inittab = defineReader({
  id: 'inittab',
  title: 'Processes of init',
  paths: ['/etc/inittab'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      if (line.text.startsWith('#')) continue
      const [, runlevels, action] = line.text.split(':', 3)
      const words = wordsOf(line)
      if (runlevels === undefined || (action !== 'respawn' && action !== 'askfirst')) continue
      if (!words.slice(0, 2).some(word => word.text.endsWith('getty'))) continue
      const terminal = words.find(word => /^(\/dev\/)?(tty[A-Za-z]*\d+|hvc\d+)$/.test(word.text))
      if (terminal === undefined) continue
      yield { kind: 'login-terminal', origin: originIn(input, terminal), terminal: terminal.text.replace(/^\/dev\//, ''), runlevels }
    }
  },
})
