import { addTo } from '../../text/multimap.js'
import { foldedName, shortName } from './names.js'

/**
 * Makes a search for the one node whose name the words of some names hold: `alpha-ilo.example.com` names `alpha`. Of `db` and
 * `db-2`, `ipmi-db-2` names the second alone.
 */
export function nodesNamedIn(nodes: readonly string[]): (names: readonly string[]) => string | undefined {
  const byWords = new Map<string, string[]>()
  for (const node of nodes) addTo(byWords, wordsOfNode(node), node)
  const most = [...byWords.keys()].reduce((longest, words) => Math.max(longest, words.split(' ').length - 2), 0)
  return names => {
    const texts = names.filter(name => /[a-z]/i.test(name) && name.length < 256).map(wordsIn)
    const found = [...new Set(texts.flatMap(text => sequencesOf(text, most)))].flatMap(words => byWords.get(words) ?? [])
    const longest = found.filter(node => !found.some(other => other !== node && wordsOfNode(other).includes(wordsOfNode(node))))
    return longest.length === 1 ? longest[0] : undefined
  }
}

function wordsOfNode(node: string): string {
  return wordsIn(shortName(foldedName(node)))
}

/** All words that stand one behind the other, so many at most, written as `wordsIn` does. */
function sequencesOf(text: string, most: number): readonly string[] {
  const words = text.trim().split(' ')
  return words.flatMap((_, start) => words.slice(start, start + most).map((_, more) => ` ${words.slice(start, start + more + 1).join(' ')} `))
}

/** The words of a name, with blanks around them. */
function wordsIn(name: string): string {
  return ` ${name.toLowerCase().split(/[^a-z0-9]+/).filter(word => word !== '').join(' ')} `
}
