export interface Endpoint {
  user: string;
  org: string;
  bucket: string;
  api_token: string;
  host: string;
}
