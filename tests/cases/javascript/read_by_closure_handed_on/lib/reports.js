'use strict';

exports.summaryOf = (endpoint, label) => () => {
  console.log(label, endpoint.org); // expect: NFX202
};

exports.Reporter = class {
  constructor(endpoint) {
    this.endpoint = endpoint;
  }

  finish() {
    console.log(this.endpoint.bucket); // expect: NFX202
  }
};
