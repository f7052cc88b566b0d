import { foldedName, shortName } from './names.js'

/**
 * Finds the one node whose name the words of some names hold: `alpha-ilo.example.com` names `alpha`. Of `db` and `db-2`,
 * `ipmi-db-2` names the second alone.
 */
export function nodeNamedIn(names: readonly string[], nodes: readonly string[]): string | undefined {
  const texts = names.filter(name => /[a-z]/i.test(name) && name.length < 256).map(wordsIn)
  const found = nodes.filter(node => texts.some(text => text.includes(wordsIn(shortName(foldedName(node))))))
  const longest = found.filter(node => !found.some(other => other !== node && wordsIn(shortName(foldedName(other))).includes(wordsIn(shortName(foldedName(node))))))
  return longest.length === 1 ? longest[0] : undefined
}

/** The words of a name, with blanks around them. */
function wordsIn(name: string): string {
  return ` ${name.toLowerCase().split(/[^a-z0-9]+/).filter(word => word !== '').join(' ')} `
}
