import { soundEnding } from '../story.js'
import type { Ending, Step, Story } from '../story.js'

/** Tells one story of cman. */
export function story(event: string, title: string, steps: readonly Step[], ending: Partial<Ending>): Story {
  return { software: 'cman', event, title, steps, ending: { ...soundEnding, ...ending } }
}
