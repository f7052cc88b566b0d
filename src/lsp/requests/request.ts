import { ErrorCodes, ResponseError } from 'vscode-languageserver'
import type { CancellationToken, ClientCapabilities, ProtocolRequestType, ServerCapabilities } from 'vscode-languageserver'

import type { Cancellation } from '../../workspace/cancellation.js'
import type { ServedWorkspace } from '../served-workspace.js'
import { faultOfParameters } from './parameters.js'

/** One request of the protocol, and how it is answered. What its parameters are only itself knows. */
export interface ServedRequest {
  readonly method: string
  capabilities(client: ClientCapabilities): Partial<ServerCapabilities>
  answer(workspace: ServedWorkspace, params: unknown, cancel: CancellationToken): Promise<unknown>
}

/** Defines a request: one file, and one line in the list. */
export function defineRequest<Params, Answer, Piece, Problem, Options>(request: {
  readonly type: ProtocolRequestType<Params, Answer, Piece, Problem, Options>
  /** What the server says of it when it starts; absent where another request says it already. */
  capabilities?(client: ClientCapabilities): Partial<ServerCapabilities>
  answer(workspace: ServedWorkspace, params: Params, cancel: Cancellation): NoInfer<Answer> | Promise<NoInfer<Answer>>
}): ServedRequest {
  return {
    method: request.type.method,
    capabilities: client => request.capabilities?.(client) ?? {},
    async answer(workspace, params, token) {
      // Who calls has the parameters from the client, and they may be anything.
      const fault = faultOfParameters(request.type.method, params)
      if (fault !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, fault)
      return request.answer(workspace, params as Params, { get isCancelled() { return token.isCancellationRequested } })
    },
  }
}
