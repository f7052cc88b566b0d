import { DocumentLinkResolveRequest } from 'vscode-languageserver'

import { defineRequest } from './request.js'

/** Looks whether the file that a link leads to is there; one that is not leads nowhere, and says so. */
export const documentLinkResolve = defineRequest({
  type: DocumentLinkResolveRequest.type,
  async answer(workspace, link) {
    if (link.target !== undefined || typeof link.data !== 'string') return link
    const isThere = await workspace.exists(link.data)
    return isThere ? { ...link, target: workspace.uriOf(link.data) } : { ...link, tooltip: `${link.data} is not there` }
  },
})
