import { registerHooks } from 'node:module';

// GitHub's language service imports JSON without saying so, as bundlers allow and Node does not.
registerHooks({
  load: (url, context, nextLoad) =>
    url.endsWith('.json')
      ? nextLoad(url, { ...context, importAttributes: { type: 'json' } })
      : nextLoad(url, context),
});
