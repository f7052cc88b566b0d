import type { CommonSection, Configuration, Resource } from '../schema.js'

/**
 * Lists the resources in which an algorithm may stand without a secret, or a secret without an algorithm: of those of the
 * plain kind, which are nearly all, the ones that set one of the two alone.
 */
export function unevenlyAuthenticated({ common, resources }: Configuration): readonly Resource[] {
  if (common !== undefined && setsKey(common, 'cram-hmac-alg') !== setsKey(common, 'shared-secret')) return resources
  return resources.filter(({ section: { simple } }) => simple === undefined || simple.hasAlgorithm !== simple.hasSecret)
}

function setsKey({ options }: CommonSection, key: string): boolean {
  return options.some(({ settings }) => settings.some(setting => setting.key === key))
}
