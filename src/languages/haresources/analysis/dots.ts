/** Tells whether `pattern`, in which a dot stands for any one character and all else for itself, matches `text`. */
export function matchesWithDots(pattern: string, text: string): boolean {
  if (pattern.length !== text.length) return false
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern[at] !== '.' && pattern[at] !== text[at]) return false
  }
  return true
}
