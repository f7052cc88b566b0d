/** The most entries of one answer: an editor shows no more in a way that helps, and stalls on many. */
export const mostAnswers = 5_000
