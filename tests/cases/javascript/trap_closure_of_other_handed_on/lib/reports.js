'use strict';

exports.summaryOf = (endpoint) => () => {
  console.log(endpoint.user, endpoint.host);
};
exports.tenantOf = (tenant) => () => {
  console.log(tenant.org, tenant.bucket);
};
