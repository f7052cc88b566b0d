import { describedProgram } from '../packaging/described.js'
import type { KnownCommand, Values } from '../src/cli/command-tree.js'
import { escaped } from '../src/page/index.js'
import type { Page } from './page.js'
import { wayFrom } from './page.js'

const list = 'commands/index.html'

/** Makes a page of each command, of what its help is made of. */
export function commandPages(): readonly Page[] {
  const { about, commands } = describedProgram()
  const rows = commands.map(({ name, about: what }) => `<li><a href="${wayFrom(list, addressOf(name))}">cfgcheck ${escaped(name)}</a>: ${escaped(what)}</li>`)
  return [
    { to: list, title: 'Commands', summary: about, body: `<h1>Commands</h1>\n<p>${escaped(about)}</p>\n<ul>\n${rows.join('\n')}\n</ul>\n<h2 id="exit-codes">Exit codes</h2>\n<p>0: nothing found at or above <code>--fail-on</code>. 1: something found. 2: the job could not be done, or not all of it.</p>` },
    ...commands.map(commandPage),
  ]
}

function commandPage(command: KnownCommand): Page {
  const { name, about, usage, options } = command
  const described = command.arguments.filter(argument => argument.about !== '')
  const parts = [
    `<h1>cfgcheck ${escaped(name)}</h1>`,
    `<p>${escaped(about.charAt(0).toUpperCase() + about.slice(1))}.</p>`,
    `<pre tabindex="0"><code>cfgcheck ${escaped(name)} [option...] ${escaped(usage)}</code></pre>`,
    ...(described.length === 0 ? [] : [`<h2 id="arguments">Arguments</h2>\n<dl>${described.map(argument => `<dt>${escaped(argument.name)}</dt><dd>${escaped(argument.about)}${choices(argument.values)}</dd>`).join('')}</dl>`]),
    ...(options.length === 0 ? [] : [`<h2 id="options">Options</h2>\n<dl>${options.map(option => `<dt id="${escaped(option.long.slice(2))}"><code>${escaped([option.short, option.long].filter(Boolean).join(', '))}${option.value === undefined ? '' : ` ${escaped(option.value)}`}</code></dt><dd>${escaped(option.about)}${choices(option.values)}${option.default === undefined ? '' : `. Default: ${escaped(option.default)}`}</dd>`).join('')}</dl>`]),
  ]
  return {
    to: addressOf(name),
    title: `cfgcheck ${name}`,
    summary: about,
    body: parts.join('\n'),
    entries: options.map(({ long, about: what }) => ({ to: `${addressOf(name)}#${long.slice(2)}`, title: long, kind: `option of cfgcheck ${name}`, summary: what })),
  }
}

/** Few words are listed; all rules are a page of their own. */
function choices(values: Values): string {
  return Array.isArray(values) && values.length <= 20 ? ` (${values.map(escaped).join(', ')})` : ''
}

function addressOf(name: string): string {
  return `commands/${name}.html`
}
