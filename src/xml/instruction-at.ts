const instruction = /<\?[^<>]*\?>/y

/** Tells whether a place lies within a processing instruction, such as the XML declaration. */
export function isInInstruction(text: string, offset: number): boolean {
  const start = text.lastIndexOf('<?', offset - 1)
  if (start === -1 || start >= offset) return false
  instruction.lastIndex = start
  return instruction.test(text) && offset < instruction.lastIndex
}
