import { defineReader, originIn } from './reader.js'
import { isStorageCommand, scriptCommands } from './script-commands.js'
import { failingStopIn } from './shell/restart.js'
import { parseShell } from './shell/shell-commands.js'
import { linesOf } from './text-lines.js'

/**
 * A System V init script: its LSB header, the order that it asks for, and whether it answers `status`.
 *
 * A script without a `case` of its own says nothing about `status`: it may leave that to a library.
 *
 * Source: LSB 5.0 core, chapter 22.3 (comment conventions); chkconfig(8), "RUNLEVEL FILES".
 */
export const initScript = defineReader({
  id: 'init-script',
  title: 'Init script',
  paths: ['/etc/init.d/*', '/etc/rc.d/init.d/*'],
  *scan(input) {
    const name = input.path.slice(input.path.lastIndexOf('/') + 1)
    if (!input.text.startsWith('#!') || /^(README|skeleton|functions|rcS|rc)$/.test(name)) return
    const script = parseShell(input.text)
    const { labels } = script
    const stop = failingStopIn(input.text, script)
    const header = readHeader(input.text)
    yield {
      kind: 'init-script',
      origin: originIn(input, { start: 0, end: Math.max(input.text.indexOf('\n'), 2) }),
      name,
      path: input.path,
      hasLsbHeader: header.isLsb,
      ...(labels.includes('start') ? { hasStatus: labels.includes('status') } : {}),
      ...(input.mode === undefined ? {} : { isExecutable: (input.mode & 0o111) !== 0 }),
      ...(stop === undefined ? {} : { restartEndsAt: originIn(input, stop) }),
      ...header.fields,
    }
    // What a script exports or imports counts wherever it stands: rgmanager and boot run init scripts.
    // DRBD's own script makes primary what drbd.conf says, which is told there.
    if (name === 'drbd' || !/gnbd_|drbdadm/.test(input.text)) return
    for (const command of scriptCommands(input, name)) if (isStorageCommand(command)) yield command
  },
})

interface Header {
  readonly isLsb: boolean
  readonly fields: {
    readonly provides?: readonly string[]
    readonly requiredStart?: readonly string[]
    readonly shouldStart?: readonly string[]
    readonly requiredStop?: readonly string[]
    readonly defaultStart?: readonly string[]
    readonly startNumber?: number
    readonly stopNumber?: number
  }
}

function readHeader(text: string): Header {
  let isOpen = false
  let isLsb = false
  const keywords = new Map<string, readonly string[]>()
  let numbers: { startNumber?: number; stopNumber?: number } = {}
  for (const { text: line } of linesOf(text)) {
    const [, start, stop] = /^#\s{0,8}chkconfig:\s{0,8}\S{1,20}\s{1,8}(\d{1,2})\s{1,8}(\d{1,2})/.exec(line) ?? []
    if (start !== undefined && stop !== undefined) numbers = { startNumber: Number(start), stopNumber: Number(stop) }
    if (line.startsWith('### BEGIN INIT INFO')) isOpen = true
    else if (line.startsWith('### END INIT INFO')) {
      isLsb ||= isOpen
      isOpen = false
    } else if (isOpen) {
      const [, keyword, value] = /^#\s([A-Z][A-Za-z-]{1,40}):(.*)$/.exec(line) ?? []
      if (keyword !== undefined && value !== undefined) keywords.set(keyword, value.trim() === '' ? [] : value.trim().split(/\s+/))
    }
  }
  if (!isLsb) return { isLsb, fields: numbers }
  const provides = keywords.get('Provides')
  const requiredStart = keywords.get('Required-Start')
  const shouldStart = keywords.get('Should-Start')
  const requiredStop = keywords.get('Required-Stop')
  const defaultStart = keywords.get('Default-Start')
  return {
    isLsb,
    fields: {
      ...(provides === undefined ? {} : { provides }),
      ...(requiredStart === undefined ? {} : { requiredStart }),
      ...(shouldStart === undefined ? {} : { shouldStart }),
      ...(requiredStop === undefined ? {} : { requiredStop }),
      ...(defaultStart === undefined ? {} : { defaultStart }),
      ...numbers,
    },
  }
}
