/** The profiles that the program knows by name: those of the standard itself. */
const SCHEMA_URL =
  /^https?:\/\/datapackage\.org\/profiles\/(?:1\.0|2\.\d+)\/(?:datapackage|dataresource|tabledialect|tableschema)\.json$/;
const V1_NAME =
  /^(?:https?:\/\/specs\.frictionlessdata\.io\/schemas\/)?(?:tabular-)?data-(?:package|resource)(?:\.json)?$/;
const V1_TABULAR =
  /^(?:https?:\/\/specs\.frictionlessdata\.io\/schemas\/)?tabular-data-(?:package|resource)(?:\.json)?$/;

/** Whether a `$schema` is one of the standard's own. */
export function isKnownSchemaUrl(url: string): boolean {
  return SCHEMA_URL.test(url);
}

/** Whether a v1 `profile` is one of the standard's own. */
export function isKnownProfile(profile: string): boolean {
  return V1_NAME.test(profile);
}

/** Whether a v1 `profile` says that the data are tables. */
export function isTabularProfile(profile: string | undefined): boolean {
  return profile !== undefined && V1_TABULAR.test(profile);
}
