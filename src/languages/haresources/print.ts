import type { ResourcePlan } from './schema.js'
import type { Haresources } from './model.js'

const longestLine = 78

/** Writes fresh text for a file that was read: its groups, without comments. */
export function print({ groups }: Haresources): string {
  return groups.map(({ host, resources }) => printGroup([host.value, ...resources.map(({ text }) => text)])).join('')
}

/** Writes a haresources file: a line for each group, continued where it grows long. */
export function printPlan({ groups }: ResourcePlan): string {
  return groups.map(({ host, resources }) => printGroup([host, ...resources.map(printResource)])).join('')
}

function printResource({ script, arguments: values }: ResourcePlan['groups'][number]['resources'][number]): string {
  return [script, ...values].join('::')
}

function printGroup(words: readonly string[]): string {
  const [host = '', ...resources] = words
  let line = host
  const lines: string[] = []
  for (const resource of resources) {
    if (line.length + resource.length + 3 > longestLine && line.trim() !== '') {
      lines.push(line)
      line = '   '
    }
    line += ` ${resource}`
  }
  return `${[...lines, line].join(' \\\n')}\n`
}
