import type { ClusterModel } from '../cluster/model.js'
import { embeddedSecrets } from '../secrets/likely-secrets.js'
import { joinedSpans, masked } from '../secrets/mask.js'
import type { Masking } from '../secrets/masking.js'
import type { Origin } from '../text/located.js'
import { visible, visibleLines } from '../text/visible.js'
import { tellLimit, tellStory } from './prose.js'
import { storiesOf } from './stories.js'
import type { ClusterStories } from './story.js'

/** What telling needs to know of a check. */
export interface StoriesReport {
  readonly clusters: readonly ClusterModel[]
  readonly sources: ReadonlyMap<string, { positionAt(offset: number): { readonly line: number; readonly column: number } }>
  readonly masking: Pick<Masking, 'sentence'>
}

/** Tells the stories of all clusters that were checked, without secrets; empty where there is nothing to tell. */
export function storiesInWords({ clusters, sources, masking }: StoriesReport, clusterStories: readonly ClusterStories[] = clusters.map(storiesOf)): string {
  const placeOf = ({ file, span }: Origin): string => `${visible(file)}:${sources.get(file)?.positionAt(span.start).line ?? 1}`
  const texts = clusterStories.flatMap(({ stories, limits }) => [...stories.map(story => tellStory(story, placeOf)), ...limits.map(limit => tellLimit(limit, placeOf))])
  return visibleLines(texts.map(text => shownSentence(masking, text)).join('\n'))
}

/** Takes the secrets out of a sentence of a story: stories name what files say without quotes. */
export function shownSentence(masking: Pick<Masking, 'sentence'>, text: string): string {
  const said = masking.sentence(text)
  return masked(said, joinedSpans(embeddedSecrets(said))).text
}
