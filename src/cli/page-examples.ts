import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { singleFile } from '../node/single-file.js'

/** An example as the page of a rule shows it. */
export interface PageExample {
  /** What stands before it, such as `For version 8.3`. */
  readonly title?: string
  readonly text: string
}

/** The first example of each kind on the page of a rule. */
export interface PageExamples {
  readonly bad?: PageExample
  readonly good?: PageExample
}

/** The pages lie at the top of the package, two folders above this file as it stands and as it is bundled; the single executable carries them. */
const pages = typeof CFGCHECK_SINGLE_FILE === 'undefined' ? new URL('../../docs/rules/', import.meta.url) : new URL('rules/', pathToFileURL(singleFile()))

/** Reads the examples on the page of a rule: the command does not carry those that stand beside the rules. */
export function pageExamples(ruleId: string): PageExamples {
  let page: string
  try {
    page = readFileSync(new URL(`${ruleId}.md`, pages), 'utf8')
  } catch {
    return {} // Without its pages the command has less to show, and works.
  }
  return examplesIn(page)
}

const headings: Readonly<Record<string, keyof PageExamples>> = { '## Found in': 'bad', '## Fine': 'good' }

/** Takes the first block behind each heading. What stands in a block is no heading, whatever it looks like. */
export function examplesIn(page: string): PageExamples {
  const found: { bad?: PageExample; good?: PageExample } = {}
  let kind: keyof PageExamples | undefined
  let title: string | undefined
  let block: string[] | undefined
  for (const line of page.split('\n')) {
    if (line === '```' && block === undefined) block = []
    else if (line === '```') {
      if (block !== undefined && kind !== undefined) found[kind] ??= { ...(title === undefined ? {} : { title }), text: block.join('\n') }
      block = title = undefined
    } else if (block !== undefined) block.push(line)
    else if (line.startsWith('## ')) {
      kind = headings[line]
      title = undefined
    } else if (line !== '') title = line.replace(/:$/, '')
  }
  return found
}
