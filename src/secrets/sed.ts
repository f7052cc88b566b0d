/** A blank, for the basic regular expressions of POSIX sed: they know no alternatives, so that each word has its own. */
export const blank = '[[:space:]]'

/** What is written in place of a secret. */
export const stars = '********'
