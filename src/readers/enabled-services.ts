import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

const runlevels = /^([0-6]):(on|off)$/
const states = new Map([
  ['enabled', true],
  ['enabled-runtime', true],
  ['disabled', false],
  ['masked', false],
])

/**
 * Which services the system starts by itself: `chkconfig --list`, or `systemctl list-unit-files`.
 *
 * Lines of xinetd, units that are no services, and states that depend on others (`static`, `indirect`) say nothing.
 *
 * Source: chkconfig(8); systemctl(1) "list-unit-files"; the sosreport plugins `startup`, `services` and `systemd`.
 */
export const enabledServices = defineReader({
  id: 'enabled-services',
  title: 'Services that the system starts',
  paths: [
    'facts/services.txt',
    'facts/chkconfig.txt',
    'chkconfig',
    'sos_commands/startup/chkconfig_--list',
    'sos_commands/services/chkconfig_--list',
    'sos_commands/systemd/systemctl_list-unit-files',
  ],
  *scan(input) {
    const units: string[] = []
    for (const line of linesOf(input.text)) {
      const [name, ...rest] = wordsOf(line)
      if (name === undefined) continue
      const levels = rest.map(({ text }) => runlevels.exec(text))
      if (levels.length === 7 && levels.every(level => level !== null)) {
        const on = levels.flatMap(level => (level[2] === 'on' ? [level[1] ?? ''] : []))
        yield { kind: 'enabled-service', origin: originIn(input, name), service: name.text, isEnabled: on.some(level => /[2345]/.test(level)), manager: 'chkconfig', runlevels: on }
        continue
      }
      if (name.text.endsWith('.service')) units.push(name.text.slice(0, -'.service'.length))
      const isEnabled = states.get(rest[0]?.text ?? '')
      if (isEnabled === undefined || !name.text.endsWith('.service')) continue
      const service = name.text.slice(0, -'.service'.length)
      yield { kind: 'enabled-service', origin: originIn(input, { start: name.start, end: name.start + service.length }), service, isEnabled, manager: 'systemd' }
    }
    if (units.length > 0) yield { kind: 'unit-list', origin: originIn(input, { start: 0, end: 0 }), services: units }
  },
})
