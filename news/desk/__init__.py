"""The news desk [tòa soạn]: authors, series, topics and partners in the admin's menu."""
