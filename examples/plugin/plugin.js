import { definePlugin } from 'cfgcheck/plugin'

import { mismatchedDomain } from './rules/mismatched-domain.js'
import { unsafeSharedPort } from './rules/unsafe-shared-port.js'

/** Rules of one house: a plugin as `cfgcheck --plugin examples/plugin` loads it. */
export default definePlugin({
  name: 'house',
  rules: { 'ha-cf': [unsafeSharedPort] },
  clusterRules: [mismatchedDomain],
})
