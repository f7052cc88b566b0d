import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { LayoutDoubt } from '../language.js'
import type { CorosyncFile } from './ast.js'

/** Tells why a file keeps its layout: braces do not pair, or sections nest deeper than anybody follows. */
export function layoutDoubt({ ast, faults, source }: ParsedFile): LayoutDoubt | undefined {
  const { children, unclosed } = ast as CorosyncFile
  const [open] = unclosed
  if (open !== undefined) return { span: open.brace, message: `"${open.name.text}" is not closed` }
  const stray = children.find(({ kind }) => kind === 'Closing')
  if (stray !== undefined) return { span: stray.span, message: 'a "}" closes nothing' }
  const [deep] = faults
  return deep === undefined ? undefined : { span: { start: 0, end: Math.min(1, source.text.length) }, message: 'sections nest too deep' }
}
