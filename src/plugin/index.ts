export { defineClusterRule } from '../cluster/define-cluster-rule.js'
export type { ClusterRule, ExampleCluster } from '../cluster/define-cluster-rule.js'
export type { ClusterModel, HostModel } from '../cluster/model.js'
export type { Fault, Finding } from '../diagnostics/diagnostic.js'
export { didYouMean, expectedNames, suggestion } from '../diagnostics/did-you-mean.js'
export type { Fact, FactKind, FactMap } from '../facts/fact.js'
export type {
  Candidate,
  CommentSyntax,
  Composition,
  Cursor,
  DocumentSymbol,
  FormatOptions,
  Included,
  IncludeRequest,
  Language,
  LanguageEntry,
  Reading,
  ReadOptions,
  Target,
  Vocabulary,
  VocabularyEntry,
} from '../languages/language.js'
export { defineConfigurationRule, defineFault, defineRule } from '../rules/define-rule.js'
export type { ConfigurationRule, Example, FaultRule, FileRule, Rule, RuleMeta } from '../rules/define-rule.js'
export { definePlugin } from './plugin.js'
export type { Plugin } from './plugin.js'
export { planLayout } from '../syntax/layout.js'
export type { DecideGap, Gap, GapPlan } from '../syntax/layout.js'
export { createParsedFile } from '../syntax/parsed-file.js'
export type { ParsedFile } from '../syntax/parsed-file.js'
export { isSolid } from '../syntax/token.js'
export type { Token, TokenChannel } from '../syntax/token.js'
export { located, originOf } from '../text/located.js'
export type { Located, Origin, Place } from '../text/located.js'
export { Secret } from '../text/secret.js'
export { createSource } from '../text/source.js'
export { spanAcross, spanFrom } from '../text/span.js'
