# "it's" what is read: .org and .user
.metrics[0] | {org: (.query.org // .org), user: (.username // .user)}
