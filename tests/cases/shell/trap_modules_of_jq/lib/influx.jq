def user: .username // .user;
def org: .query.org // .org;
