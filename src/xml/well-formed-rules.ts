import type { FaultRule } from '../rules/define-rule.js'
import { defineFault } from '../rules/define-rule.js'
import type { RuleOrigin } from '../diagnostics/diagnostic.js'
import { causesOfForm } from './consequences.js'

/** What a language says of its files that are no XML. */
export interface WellFormed {
  /** Stands before the name of each rule. */
  readonly language: string
  /** The name of the outermost element. */
  readonly root: string
  /** An element that may stand in it. */
  readonly child: string
  /** What follows from such a fault. */
  readonly why: string
  readonly origin: RuleOrigin
  readonly sources: readonly string[]
}

type Kind = Pick<FaultRule, 'summary' | 'do' | 'examples' | 'fix' | 'reportedBy'> & { readonly production: string }

/** Makes the rules of what keeps a text from being XML, one for each fault that the reader of XML reports. */
export function wellFormedRules({ language, root, child, why, origin, sources }: WellFormed) {
  const of = (name: string, { production, ...kind }: Omit<Kind, 'reportedBy'> & Partial<Pick<Kind, 'reportedBy'>>): FaultRule =>
    defineFault({ id: `${language}/${name}`, severity: 'error', origin, reportedBy: 'parse', why, sources: [`XML 1.0, ${production}`, ...sources], since: '0.1.0', ...kind, ...causesOfForm(language, name) })
  const good = [`<${root} a="1">\n  <${child}/>\n</${root}>\n`]
  return {
    duplicateAttribute: of('duplicate-attribute', {
      summary: 'an attribute stands twice in a tag',
      do: 'Keep one of them.',
      production: 'well-formedness constraint "Unique Att Spec"',
      examples: { bad: [`<${root} a="1" [|a|]="2"/>\n`], good },
    }),
    duplicateRoot: of('duplicate-root', {
      summary: 'the file has a second outermost element',
      do: 'Keep one, and put everything into it.',
      production: 'production 1',
      examples: { bad: [`<${root}/>\n<[|${root}|]/>\n`], good },
    }),
    invalidCharacter: of('invalid-character', {
      summary: 'a character is not allowed in XML',
      do: 'Remove it.',
      production: 'production 2',
      examples: { bad: [`<${root} a="x[|\u0001|]"/>\n`, `<${root} a="[|&#0;|]"/>\n`], good: [`<${root} a="&#65;"/>\n`] },
    }),
    invalidComment: of('invalid-comment', {
      summary: '"--" stands inside of a comment',
      do: 'Put blanks between the hyphens.',
      production: 'production 15',
      examples: { bad: [`<${root}>\n  <!-- a [|--|] b -->\n</${root}>\n`], good: [`<${root}>\n  <!-- a - b -->\n</${root}>\n`] },
    }),
    invalidDeclaration: of('invalid-declaration', {
      summary: 'the XML declaration is not well written',
      do: 'Write <?xml version="1.0"?>, or nothing.',
      production: 'production 23',
      examples: { bad: [`[|<?xml encoding="UTF-8"?>|]\n<${root}/>\n`], good: [`<?xml version="1.0" encoding="UTF-8"?>\n<${root}/>\n`] },
    }),
    invalidDoctype: of('invalid-doctype', {
      summary: 'the DOCTYPE is not well written, or not in its place',
      do: 'Remove it.',
      production: 'production 28',
      examples: { bad: [`<${root}/>\n[|<!DOCTYPE|] ${root}>\n`], good: [`<!DOCTYPE ${root}>\n<${root}/>\n`] },
    }),
    invalidInstruction: of('invalid-instruction', {
      summary: 'a processing instruction is not well written',
      do: 'Write <?name …?>, or remove it.',
      production: 'production 16',
      examples: { bad: [`<?[|XML|] version="1.0"?>\n<${root}/>\n`], good: [`<?editor indent?>\n<${root}/>\n`] },
    }),
    mismatchedEndTag: of('mismatched-end-tag', {
      summary: 'an end tag does not fit the element that it ends',
      do: 'Write the same name, in the same letters, in both tags, and end inner elements first.',
      production: 'well-formedness constraint "Element Type Match"',
      examples: { bad: [`<${root}>\n  <${child}></[|${child.toUpperCase()}|]>\n</${root}>\n`], good },
    }),
    misleadingCharacter: of('misleading-character', {
      summary: 'a character looks like another one, or like nothing',
      do: 'Write the plain character, or delete what shows nothing.',
      production: 'productions 3, 4 and 10',
      reportedBy: 'read',
      fix: 'safe',
      examples: { bad: [`<${root} a=[|\u201c|]1\u201d/>\n`, `<${root} a="1"[|\u00a0|]b="2"/>\n`], good },
    }),
    misplacedComment: of('misplaced-comment', {
      summary: 'a comment stands inside of a tag',
      do: 'Put the comment before or behind the tag.',
      production: 'section 2.5',
      examples: { bad: [`<${root} [|<!-- a -->|] a="1"/>\n`], good: [`<!-- a -->\n<${root} a="1"/>\n`] },
    }),
    misplacedDeclaration: of('misplaced-declaration', {
      summary: 'the XML declaration is not the first thing in the file',
      do: 'Move it to the very start, before every blank line and comment, or remove it.',
      production: 'production 22',
      examples: { bad: [`\n[|<?xml version="1.0"?>|]\n<${root}/>\n`], good: [`<?xml version="1.0"?>\n<${root}/>\n`] },
    }),
    misplacedText: of('misplaced-text', {
      summary: 'text stands outside of the outermost element',
      do: 'Remove it, or make a comment of it.',
      production: 'production 1',
      examples: { bad: [`[|the cluster|]\n<${root}/>\n`, `<${root}/>\n[|end|]\n`], good: [`<!-- the cluster -->\n<${root}/>\n`] },
    }),
    missingEquals: of('missing-equals', {
      summary: '"=" is missing between an attribute and its value',
      do: 'Write "=" between the name and the value.',
      production: 'production 41',
      examples: { bad: [`<${root} a[|]"1"/>\n`], good: [`<${root} a = "1"/>\n`] },
    }),
    missingRoot: of('missing-root', {
      summary: 'the file holds no element',
      do: `Write <${root}> and what belongs into it.`,
      production: 'production 1',
      examples: { bad: ['<!-- nothing yet -->\n[|]', '[|]'], good },
    }),
    missingSlash: of('missing-slash', {
      summary: 'an end tag lacks its slash',
      do: 'Write "/" behind "<".',
      production: 'productions 39 and 42',
      fix: 'safe',
      examples: { bad: [`<${root}>\n  <${child}/>\n<[|${root}|]>\n`], good },
    }),
    missingSpace: of('missing-space', {
      summary: 'two attributes stand side by side without a blank',
      do: 'Write a blank between them.',
      production: 'production 40',
      fix: 'safe',
      examples: { bad: [`<${root} a="1"[|b="2"|]/>\n`], good: [`<${root} a="1" b="2"/>\n`] },
    }),
    missingValue: of('missing-value', {
      summary: 'an attribute has no value',
      do: 'Write ="…" behind the name, or remove the name.',
      production: 'production 41',
      examples: { bad: [`<${root} [|a|] b="2"/>\n`], good },
    }),
    tooDeep: of('too-deep', {
      summary: 'elements nest too deep',
      do: 'Look for end tags that are missing.',
      production: 'section 3, within the 256 levels of libxml2',
      examples: { bad: ['<a>'.repeat(257) + '<[|a|]>' + '</a>'.repeat(258)], good },
    }),
    unclosedCdata: of('unclosed-cdata', {
      summary: 'a CDATA section is not closed',
      do: 'Write ]]> where the section ends.',
      production: 'production 18',
      examples: { bad: [`<${root}>[|<![CDATA|][ a</${root}>\n`], good: [`<${root}><![CDATA[ a ]]></${root}>\n`] },
    }),
    unclosedComment: of('unclosed-comment', {
      summary: 'a comment is not closed',
      do: 'Write --> where the comment ends.',
      production: 'production 15',
      examples: { bad: [`<${root}/>\n[|<!--|] off\n`], good: [`<${root}/>\n<!-- off -->\n`] },
    }),
    unclosedElement: of('unclosed-element', {
      summary: 'an element has no end tag',
      do: 'Write the end tag, or "/>" at the end of the start tag.',
      production: 'production 39',
      examples: { bad: [`<[|${root}|] a="1">\n  <${child}/>\n`], good },
    }),
    unclosedTag: of('unclosed-tag', {
      summary: 'a tag has no ">"',
      do: 'Write ">" or "/>" behind the last attribute.',
      production: 'productions 40, 42 and 44',
      examples: { bad: [`<${root}>\n  <${child}></[|${child}|]\n</${root}>\n`], good },
    }),
    unclosedValue: of('unclosed-value', {
      summary: 'the closing quote of a value is missing',
      do: 'Write the closing quote.',
      production: 'production 10',
      examples: { bad: [`<${root}>\n  <${child} a=[|"1|]/>\n</${root}>\n`], good },
    }),
    unescapedCharacter: of('unescaped-character', {
      summary: '"<", "&" or "]]>" stands where only its escaped form may',
      do: 'Write &lt; for <, &amp; for & and ]]&gt; for ]]>.',
      production: 'section 2.4',
      fix: 'safe',
      examples: { bad: [`<${root} a="1[|&|]2"/>\n`, `<${root} a="1[|<|]2"/>\n`], good: [`<${root} a="1&amp;2"/>\n`] },
    }),
    unexpectedEndTag: of('unexpected-end-tag', {
      summary: 'an end tag has no start tag',
      do: 'Remove it, or take its slash away where it was meant as a start tag.',
      production: 'production 42',
      fix: 'unsafe',
      examples: { bad: [`</[|${root}|]>\n`, `<${root} a="1">\n  </[|${child}|]>\n  </${child}>\n</${root}>\n`], good },
    }),
    unexpectedWord: of('unexpected-word', {
      summary: 'something in a tag is no attribute',
      do: 'Remove it, or put it in quotes where it belongs to a value.',
      production: 'productions 40 and 42',
      examples: { bad: [`<${root} a="1" [|;|] b="2"/>\n`], good },
    }),
    unknownEntity: of('unknown-entity', {
      summary: 'an entity is not declared',
      do: 'Write &amp; where the character & is meant; only lt, gt, amp, quot and apos need no declaration.',
      production: 'well-formedness constraint "Entity Declared"',
      examples: { bad: [`<${root} a="[|&nbsp;|]"/>\n`], good: [`<${root} a="1&amp;2"/>\n`] },
    }),
    unquotedValue: of('unquoted-value', {
      summary: 'the value of an attribute is not in quotes',
      do: 'Put the value between straight double quotes.',
      production: 'production 10',
      fix: 'safe',
      examples: { bad: [`<${root} a=[|1|]/>\n`], good: [`<${root} a='1'/>\n`] },
    }),
    unsupportedEncoding: of('unsupported-encoding', {
      summary: 'the file names an encoding that an XML reader need not know',
      do: 'Save the file as UTF-8, and say so or nothing.',
      production: 'section 4.3.3',
      examples: { bad: [`<?xml version="1.0" encoding="[|x-mac-fantasy|]"?>\n<${root}/>\n`], good: [`<?xml version="1.0" encoding="ISO-8859-1"?>\n<${root}/>\n`] },
    }),
  }
}
